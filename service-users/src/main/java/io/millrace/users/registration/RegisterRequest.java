package io.millrace.users.registration;

import io.millrace.users.account.DisplayName;
import io.millrace.users.password.NewPassword;
import io.millrace.users.password.UnlikeOwner;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Who wants to become a customer. Its text form leaves the password out, so that no log can show it. */
@UnlikeOwner
record RegisterRequest(
        @NotBlank @Email @Size(max = 254) String email,
        @NewPassword String password,
        @DisplayName String displayName) implements UnlikeOwner.Owner {

    @Override
    public String toString() {
        return "RegisterRequest[email=%s, displayName=%s]".formatted(email, displayName);
    }
}
