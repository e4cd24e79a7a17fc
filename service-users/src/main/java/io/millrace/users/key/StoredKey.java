package io.millrace.users.key;

import java.nio.ByteBuffer;

/**
 * A signing key as the database keeps it.
 *
 * @param privateKey bytes that only {@link KeyCipher} can read
 */
record StoredKey(String id, String publicJwk, ByteBuffer privateKey) {}
