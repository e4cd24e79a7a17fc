-- A database for each service, and two roles: <service>_owner makes and changes its tables, <service> may read and write
-- them and nothing else. Run once, when the volume is empty.
\getenv users_password USERS_PASSWORD
\getenv users_owner_password USERS_OWNER_PASSWORD
CREATE ROLE users_owner LOGIN PASSWORD :'users_owner_password';
CREATE ROLE users LOGIN PASSWORD :'users_password';
CREATE DATABASE users OWNER users_owner;
REVOKE ALL ON DATABASE users FROM PUBLIC;
GRANT CONNECT ON DATABASE users TO users;

\getenv catalog_password CATALOG_PASSWORD
\getenv catalog_owner_password CATALOG_OWNER_PASSWORD
CREATE ROLE catalog_owner LOGIN PASSWORD :'catalog_owner_password';
CREATE ROLE catalog LOGIN PASSWORD :'catalog_password';
CREATE DATABASE catalog OWNER catalog_owner;
REVOKE ALL ON DATABASE catalog FROM PUBLIC;
GRANT CONNECT ON DATABASE catalog TO catalog;

\getenv orders_password ORDERS_PASSWORD
\getenv orders_owner_password ORDERS_OWNER_PASSWORD
CREATE ROLE orders_owner LOGIN PASSWORD :'orders_owner_password';
CREATE ROLE orders LOGIN PASSWORD :'orders_password';
CREATE DATABASE orders OWNER orders_owner;
REVOKE ALL ON DATABASE orders FROM PUBLIC;
GRANT CONNECT ON DATABASE orders TO orders;
