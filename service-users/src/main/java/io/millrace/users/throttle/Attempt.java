package io.millrace.users.throttle;

import java.util.Locale;

/** Who is tried, and from where. */
record Attempt(String account, String address) {

    /** Nobody knows at this point whether somebody has the e-mail, so known and unknown ones are counted alike. */
    static Attempt of(String email, String address) {
        return new Attempt(folded(email), address);
    }

    /** PostgreSQL's lower-case of a dotted capital I has no dot of its own, Java's has: one account, one counter. */
    private static String folded(String email) {
        return email.toLowerCase(Locale.ROOT).replace("\u0307", "");
    }
}
