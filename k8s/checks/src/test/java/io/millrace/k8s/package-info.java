/** Holds what lies in k8s/ to the models of Kubernetes and its operators, and to what the services are. */
@NullMarked
package io.millrace.k8s;

import org.jspecify.annotations.NullMarked;
