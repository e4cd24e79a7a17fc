package io.millrace.users.password;

import java.text.Normalizer;

/** One form (NFC) for what keyboards write in several: "é" is one sign on one system, and two on another. */
final class NormalForm {

    private NormalForm() {}

    static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
