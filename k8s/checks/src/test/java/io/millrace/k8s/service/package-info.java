/** What the services are, read from their own sources and settings. */
@NullMarked
package io.millrace.k8s.service;

import org.jspecify.annotations.NullMarked;
