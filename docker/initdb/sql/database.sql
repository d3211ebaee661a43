-- Who may enter the database this is run in: the six logins and nobody else. Run as its owner or a superuser, after roles.sql.
DO $$
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO donor, office, casework, network, books', current_database());
END
$$;
