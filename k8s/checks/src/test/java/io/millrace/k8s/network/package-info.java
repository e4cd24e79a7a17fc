/** Who reaches whom, by the NetworkPolicies. */
@NullMarked
package io.millrace.k8s.network;

import org.jspecify.annotations.NullMarked;
