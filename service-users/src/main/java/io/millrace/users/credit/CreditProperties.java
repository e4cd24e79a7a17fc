package io.millrace.users.credit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of credit.
 *
 * @param defaultLimit what a new customer may have in open orders, in minor units
 */
@ConfigurationProperties("millrace.credit")
record CreditProperties(@DefaultValue("200000") long defaultLimit) {}
