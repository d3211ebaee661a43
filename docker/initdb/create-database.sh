#!/bin/sh
# Run once by the postgres image, in an empty data folder: the logins with their passwords, and the database `pif`.
set -eu
sql=/docker-entrypoint-initdb.d/sql

# Passwords reach SQL as variables of psql, not as text of the script; nothing is printed.
psql --no-psqlrc --quiet --output=/dev/null -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v donor="$DONOR_PASSWORD" -v office="$OFFICE_PASSWORD" -v casework="$CASEWORK_PASSWORD" \
  -v network="$NETWORK_PASSWORD" -v books="$BOOKS_PASSWORD" -v owner="$OWNER_PASSWORD" <<SQL
SELECT set_config('setup.donor', :'donor', false), set_config('setup.office', :'office', false),
       set_config('setup.casework', :'casework', false), set_config('setup.network', :'network', false),
       set_config('setup.books', :'books', false), set_config('setup.owner', :'owner', false);
\i $sql/roles.sql
CREATE DATABASE pif OWNER owner;
\c pif
\i $sql/database.sql
SQL
