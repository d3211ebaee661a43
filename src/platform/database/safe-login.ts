import type { DataSource } from 'typeorm';

/** The login that a pool connected with may do more than its side: row security would not hold. */
export class UnsafeLoginError extends Error {
  override name = 'UnsafeLoginError';
}

/** @throws UnsafeLoginError for the owner of any table, a superuser, a BYPASSRLS role, or another login than the one expected */
export async function assertSafeLogin(source: DataSource, expected: string): Promise<void> {
  const [role] = await source.query<{ name: string; super: boolean; bypass: boolean; owns: boolean }[]>(`
    SELECT rolname AS name, rolsuper AS super, rolbypassrls AS bypass,
           EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                   WHERE n.nspname IN ('shared', 'meeting', 'giving', 'receiving', 'office', 'network')
                     AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns
    FROM pg_roles WHERE rolname = current_user`);
  if (!role) throw new UnsafeLoginError(`the ${expected} login does not exist`);
  if (role.super) throw new UnsafeLoginError(`${role.name} is a superuser: row security would not hold`);
  if (role.bypass) throw new UnsafeLoginError(`${role.name} has BYPASSRLS: row security would not hold`);
  if (role.owns) throw new UnsafeLoginError(`${role.name} owns tables: it could take its own walls down`);
  if (role.name !== expected) throw new UnsafeLoginError(`the ${expected} side was given the login ${role.name}`);
}
