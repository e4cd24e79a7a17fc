package io.millrace.users;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** The texts of a language's validation messages are read from their jar once, by whoever first gets one wrong. */
public final class ValidationMessages implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder watch) {
        watch.allowBlockingCallsInside(
                "org.hibernate.validator.resourceloading.PlatformResourceBundleLocator", "loadBundle");
    }
}
