package io.millrace.gateway.graphql.account;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.HttpServiceGroup.ClientType;
import org.springframework.web.service.registry.ImportHttpServices;

@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = AccountConfiguration.USERS, types = UsersApi.class, clientType = ClientType.WEB_CLIENT)
class AccountConfiguration {

    /** Names the client's settings and its isolation. */
    static final String USERS = "users";
}
