import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Path inside the tree → source text. */
export type Plants = Record<string, string>;

const root = join(import.meta.dirname, '../..');
const rules = ['.dependency-cruiser.cjs', 'eslint.config.js', 'eslint.house.js', 'lint', 'tsconfig.json', 'package.json'];

/** A small house of its own, under the real rules; `work` sees its folder, and afterwards it is gone. */
export async function inPlantedTree<T>(plants: Plants, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'floor-plan-'));
  try {
    for (const file of rules) await cp(join(root, file), join(folder, file), { recursive: true });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const [path, text] of Object.entries(plants)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a tool of ours prints on its standard output; a finding makes it exit non-zero, which is no failure here. */
export function output(folder: string, tool: string, args: string[]): Promise<string> {
  const { NODE_OPTIONS: _jestOnly, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 };
    execFile(join(root, 'node_modules/.bin', tool), args, options, (error, stdout, stderr) => {
      if (stdout) resolve(stdout);
      else reject(new Error(stderr || error?.message || `${tool} printed nothing`));
    });
  });
}

export interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: string;
}

/** Every finding of dependency-cruiser. */
export async function cruise(folder: string, folders: string[]): Promise<Violation[]> {
  const text = await output(folder, 'depcruise', [...folders, '--config', '.dependency-cruiser.cjs', '--output-type', 'json']);
  const report = JSON.parse(text) as { summary: { violations: { from: string; to: string; rule: { name: string } }[] } };
  return report.summary.violations.map(({ from, to, rule }) => ({ from, to, rule: rule.name }));
}

/** `file rule` for every finding of ESLint. */
export async function lint(folder: string): Promise<string[]> {
  const report = JSON.parse(await output(folder, 'eslint', ['.', '--format', 'json'])) as {
    filePath: string;
    messages: { ruleId: string | null; message: string }[];
  }[];
  const findings = report.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message }) => `${filePath.slice(filePath.indexOf('/src/') + 1)} ${ruleId ?? message}`),
  );
  return [...new Set(findings)].sort();
}
