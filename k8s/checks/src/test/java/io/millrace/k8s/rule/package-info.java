/** What the manifests are held to. */
@NullMarked
package io.millrace.k8s.rule;

import org.jspecify.annotations.NullMarked;
