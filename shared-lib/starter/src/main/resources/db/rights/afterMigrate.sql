-- What the service's own role may do with the tables that the owner's has made: read and write, and nothing else. One
-- start at a time, because PostgreSQL refuses two GRANTs on one object at once, and Flyway's own lock is over by now.
SELECT pg_advisory_xact_lock(hashtext('millrace rights'));
GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO "${service}";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${flyway:defaultSchema} TO "${service}";
GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${flyway:defaultSchema} TO "${service}";
REVOKE ALL ON ${flyway:defaultSchema}.${flyway:table} FROM "${service}";
