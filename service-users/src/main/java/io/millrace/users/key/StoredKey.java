package io.millrace.users.key;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * A signing key as the database keeps it.
 *
 * @param privateKey bytes that only {@link KeyCipher} can read
 * @param signsFrom when verifiers have had the time to learn of it
 */
record StoredKey(String id, String publicJwk, ByteBuffer privateKey, Instant createdAt, Instant signsFrom) {}
