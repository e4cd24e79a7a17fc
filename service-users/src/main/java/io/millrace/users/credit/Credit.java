package io.millrace.users.credit;

/**
 * What one user may have in open orders, in minor units of the installation's currency.
 *
 * @param limit how much in all
 * @param reserved how much of it is set aside for orders; more than the limit where that was lowered since
 */
record Credit(long limit, long reserved) {

    /** What is left; never negative. */
    long available() {
        return Math.max(0, limit - reserved);
    }

    boolean covers(long amount) {
        return amount <= limit - reserved;
    }
}
