/** Refuses from inside a statement: whoever updated fewer rows than it should fails before the commit. */
export const raiseUnlessFunction = `
  CREATE FUNCTION shared.raise_unless(condition boolean, refusal text) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $function$
  BEGIN
    IF condition IS NOT TRUE THEN RAISE EXCEPTION USING ERRCODE = 'PF001', MESSAGE = refusal; END IF;
    RETURN true;
  END $function$;
`;
