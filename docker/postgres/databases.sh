#!/bin/bash
# A database for each service, and two roles: <service>_owner makes and changes the tables, <service> reads and writes them
# and can do nothing else. PostgreSQL's image runs this once, when its volume is empty.
set -euo pipefail
for service in users catalog orders; do
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -v service="$service" -v owner="${service}_owner" \
    -v password="$MILLRACE_DB_PASSWORD" -v owner_password="$MILLRACE_DB_OWNER_PASSWORD" <<'SQL'
CREATE ROLE :"owner" LOGIN PASSWORD :'owner_password';
CREATE ROLE :"service" LOGIN PASSWORD :'password';
CREATE DATABASE :"service" OWNER :"owner";
REVOKE ALL ON DATABASE :"service" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"service" TO :"service";
SQL
done
