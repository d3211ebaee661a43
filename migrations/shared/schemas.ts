/** The schemas, and who may look into them. */
export const schemas = `
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  CREATE SCHEMA shared;
  CREATE SCHEMA meeting;
  CREATE SCHEMA giving;
  CREATE SCHEMA receiving;
  CREATE SCHEMA office;
  CREATE SCHEMA network;
  GRANT USAGE ON SCHEMA shared TO donor, office, casework, books;
  GRANT USAGE ON SCHEMA meeting TO donor, office, casework, books;
  GRANT USAGE ON SCHEMA giving TO donor, office, books;
  GRANT USAGE ON SCHEMA receiving TO casework;
  GRANT USAGE ON SCHEMA office TO office, casework;
  GRANT USAGE ON SCHEMA network TO network;
`;
