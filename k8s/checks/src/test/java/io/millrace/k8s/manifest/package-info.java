/** Reading the manifests: as they lie, as kubectl renders them, and in the words of their models. */
@NullMarked
package io.millrace.k8s.manifest;

import org.jspecify.annotations.NullMarked;
