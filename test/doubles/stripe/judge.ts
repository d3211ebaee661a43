import type { Rule } from './parameters.js';

/** A form's value: `a[b][0]=c` is nested. */
export type Param = string | Params;
export interface Params {
  [name: string]: Param;
}

/** What is wrong with a request, in Stripe's own shape. */
export interface ApiError {
  readonly status: number;
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  readonly param?: string;
}

const bad = (code: string, param: string, message: string): ApiError => ({
  status: 400,
  type: 'invalid_request_error',
  code,
  param,
  message,
});

/** The first parameter that the published list does not know, that is missing, or that is of another kind. */
export function judgeParams(value: Param, rule: Rule, path = ''): ApiError | undefined {
  switch (rule.is) {
    case 'object':
      return judgeObject(value, rule, path);
    case 'array':
      return judgeArray(value, rule.of, path);
    case 'map':
      return judgeMap(value, path);
    case 'integer':
      return typeof value === 'string' && /^-?\d+$/.test(value)
        ? undefined
        : bad('parameter_invalid_integer', path, `Invalid integer: ${path}`);
    case 'boolean':
      return value === 'true' || value === 'false' ? undefined : bad('parameter_invalid', path, `Invalid boolean: ${path}`);
    case 'enum':
      return typeof value === 'string' && rule.words.includes(value)
        ? undefined
        : bad('parameter_invalid', path, `Invalid ${path}: must be one of ${rule.words.join(', ')}`);
    default:
      return typeof value === 'string' ? undefined : bad('parameter_invalid', path, `Invalid string: ${path}`);
  }
}

function judgeObject(value: Param, rule: Extract<Rule, { is: 'object' }>, path: string): ApiError | undefined {
  if (typeof value === 'string') return bad('parameter_invalid_object', path, `Invalid object: ${path}`);
  const inside = (name: string): string => (path === '' ? name : `${path}[${name}]`);
  for (const [name, each] of Object.entries(value)) {
    const known = rule.of.get(name);
    if (!known) return bad('parameter_unknown', inside(name), `Received unknown parameter: ${inside(name)}`);
    const wrong = judgeParams(each, known.rule, inside(name));
    if (wrong) return wrong;
  }
  for (const [name, { needed }] of rule.of) {
    if (needed && value[name] === undefined) return bad('parameter_missing', inside(name), `Missing required param: ${inside(name)}.`);
  }
  return undefined;
}

function judgeArray(value: Param, rule: Rule, path: string): ApiError | undefined {
  if (typeof value === 'string') return bad('parameter_invalid_array', path, `Invalid array: ${path}`);
  for (const [index, each] of Object.entries(value)) {
    const wrong = /^\d+$/.test(index)
      ? judgeParams(each, rule, `${path}[${index}]`)
      : bad('parameter_invalid_array', path, 'Invalid array');
    if (wrong) return wrong;
  }
  return undefined;
}

function judgeMap(value: Param, path: string): ApiError | undefined {
  const entries = typeof value === 'string' ? [] : Object.entries(value);
  const wrong =
    typeof value === 'string' ||
    entries.length > 50 ||
    entries.some(([key, each]) => key.length > 40 || typeof each !== 'string' || each.length > 500);
  return wrong ? bad('parameter_invalid', path, `Invalid metadata: ${path}`) : undefined;
}

/** Reads a form body or a query, brackets and all. */
export function readForm(text: string): Params {
  const root: Params = {};
  for (const [key, value] of new URLSearchParams(text)) {
    const names = key.replaceAll(']', '').split('[');
    let at = root;
    for (const name of names.slice(0, -1)) {
      const next = at[name];
      at = at[name] = typeof next === 'object' ? next : {};
    }
    at[names.at(-1) ?? ''] = value;
  }
  return root;
}
