package io.millrace.users.token;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

/** Who wants to log in. Its text form leaves the password out, so that no log can show it. */
record LoginRequest(
        @NotBlank @Email @Size(max = 254) String email,
        @NotEmpty String password) {

    @Override
    public String toString() {
        return "LoginRequest[email=%s]".formatted(email);
    }
}
