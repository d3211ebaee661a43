-- The logins of Pay It Forward. Run as a superuser (or, on a managed Postgres, as its administrator) in any database of the
-- server; may be run again at any time. Before it, in the same session, a password for each login is put in a setting:
--   SELECT set_config('setup.donor', '<password>', false), set_config('setup.office', …), … casework, network, books, owner;
-- A login whose setting is empty keeps the password it has.
-- `owner` owns the database and runs migrations; no process that serves requests may use it.
DO $$
DECLARE
  login text;
  secret text;
BEGIN
  -- Two processes may start at once on one server.
  PERFORM pg_advisory_xact_lock(7401);
  FOREACH login IN ARRAY ARRAY['donor', 'office', 'casework', 'network', 'books', 'owner'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
      EXECUTE format('CREATE ROLE %I LOGIN NOINHERIT', login);
    END IF;
    -- NOSUPERUSER NOBYPASSRLS NOREPLICATION are the defaults of CREATE ROLE; a managed Postgres lets nobody name them.
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = login AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)) THEN
      EXECUTE format('ALTER ROLE %I NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION', login);
    END IF;
    EXECUTE format('ALTER ROLE %I SET timezone = %L', login, 'UTC');
    secret := current_setting('setup.' || login, true);
    IF secret <> '' THEN
      EXECUTE format('ALTER ROLE %I PASSWORD %L', login, secret);
    END IF;
  END LOOP;
END
$$;
