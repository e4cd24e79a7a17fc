package io.millrace.acceptance.access;

/** As whom a call is made; the table has a column for each of the first four, and one for all forgeries. */
public enum Identity {
    NOBODY("nobody"),
    OWNER("owner"),
    OTHER("other"),
    ADMIN("admin"),
    EXPIRED(Identity.FORGED),
    WRONG_ISSUER(Identity.FORGED),
    WRONG_AUDIENCE(Identity.FORGED),
    /** {@code alg: none}. */
    UNSIGNED(Identity.FORGED),
    /** HS256 with the public key, as if that were the secret. */
    SIGNED_WITH_THE_PUBLIC_KEY(Identity.FORGED),
    UNKNOWN_KEY(Identity.FORGED),
    /** Names the right key, and is signed by another. */
    OTHER_KEY(Identity.FORGED),
    /** A customer's own token, with another role written into it. */
    PROMOTED(Identity.FORGED);

    private static final String FORGED = "forged";

    private final String column;

    Identity(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}
