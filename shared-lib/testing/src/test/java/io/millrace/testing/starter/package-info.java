/**
 * The starter's integration tests. They need what this module gives to tests, and the starter can't depend on it, since
 * it is made with the starter; so they live here, and run in a service that is as small as can be.
 */
@NullMarked
package io.millrace.testing.starter;

import org.jspecify.annotations.NullMarked;
