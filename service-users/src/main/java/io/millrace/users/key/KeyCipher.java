package io.millrace.users.key;

import io.millrace.starter.setup.SetupException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts private keys for the database (AES-GCM), each bound to its key id, so that rows can't be swapped. What is
 * stored is the nonce and then the ciphertext with its tag.
 */
final class KeyCipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    KeyCipher(SecretKey key) {
        this.key = key;
    }

    byte[] encrypt(String privateKey, String keyId) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var ciphertext =
                    cipher(Cipher.ENCRYPT_MODE, nonce, keyId).doFinal(privateKey.getBytes(StandardCharsets.UTF_8));
            var stored = Arrays.copyOf(nonce, NONCE_BYTES + ciphertext.length);
            System.arraycopy(ciphertext, 0, stored, NONCE_BYTES, ciphertext.length);
            return stored;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES-GCM", e);
        }
    }

    /** Fails with a {@link SetupException} where the key was encrypted with another secret, or tampered with. */
    String decrypt(byte[] stored, String keyId) {
        try {
            var nonce = Arrays.copyOf(stored, NONCE_BYTES);
            var plain =
                    cipher(Cipher.DECRYPT_MODE, nonce, keyId).doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new SetupException(
                    "The signing keys in the database were encrypted with another MILLRACE_KEYS_SECRET.",
                    "Set the one they were made with. If it is lost, empty the table signing_key: a new key is made,"
                            + " and everybody has to log in again.",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String keyId) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(keyId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
