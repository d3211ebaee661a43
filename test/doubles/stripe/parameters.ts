import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** What a parameter may be, by the provider's published lists. */
export type Rule =
  | { readonly is: 'string' | 'integer' | 'boolean' | 'map' }
  | { readonly is: 'enum'; readonly words: readonly string[] }
  | { readonly is: 'array'; readonly of: Rule }
  | { readonly is: 'object'; readonly of: ReadonlyMap<string, { readonly rule: Rule; readonly needed: boolean }> };

const resources = join(dirname(createRequire(import.meta.url).resolve('stripe')), '..', 'esm', 'resources');
const shared: Readonly<Record<string, Rule>> = {
  MetadataParam: { is: 'map' },
  Decimal: { is: 'string' },
  RangeQueryParam: listed('gt', 'gte', 'lt', 'lte'),
};

function listed(...names: string[]): Rule {
  return { is: 'object', of: new Map(names.map((name) => [name, { rule: { is: 'integer' }, needed: false }])) };
}

/**
 * The parameters of one call as Stripe publishes them: its library's declarations are generated from its OpenAPI document, and are read here
 * as text, so the double judges by the same list as the API and by nothing of ours.
 * @param file under the library's resources, such as `Checkout/Sessions`
 * @param name the interface, such as `Checkout.SessionCreateParams`
 */
export function publishedParameters(file: string, name: string): Rule {
  const source = ts.createSourceFile(file, readFileSync(join(resources, `${file}.d.ts`), 'utf8'), ts.ScriptTarget.Latest);
  const known = new Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>();
  collect(source, '', known);
  const resolve = (wanted: string, scope: string): Rule => {
    for (let at = scope; ; at = at.slice(0, Math.max(at.lastIndexOf('.'), 0))) {
      const found = known.get(at === '' ? wanted : `${at}.${wanted}`);
      if (found) return declared(found, at === '' ? wanted : `${at}.${wanted}`);
      if (at === '') return shared[wanted] ?? { is: 'string' };
    }
  };
  const declared = (node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration, full: string): Rule => {
    if (ts.isTypeAliasDeclaration(node)) return ruleOf(node.type, parent(full));
    const pages = node.heritageClauses?.some((clause) =>
      clause.types.some((type) => type.expression.getText(source) === 'PaginationParams'),
    );
    const members = node.members.filter(ts.isPropertySignature).flatMap((member) => {
      if (!member.type) return [];
      const entry = { rule: ruleOf(member.type, parent(full)), needed: member.questionToken === undefined };
      return [[member.name.getText(source).replace(/^'|'$/g, ''), entry] as const];
    });
    const paging = ['ending_before', 'starting_after'].map((each) => [each, { rule: { is: 'string' }, needed: false }] as const);
    const limit = ['limit', { rule: { is: 'integer' } as Rule, needed: false }] as const;
    return { is: 'object', of: new Map([...members, ...(pages ? [...paging, limit] : [])]) };
  };
  const ruleOf = (type: ts.TypeNode, scope: string): Rule => {
    if (ts.isUnionTypeNode(type)) return unionOf(type.types.map((each) => ruleOf(each, scope)));
    if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return { is: 'enum', words: [type.literal.text] };
    if (type.kind === ts.SyntaxKind.NumberKeyword) return { is: 'integer' };
    if (type.kind === ts.SyntaxKind.BooleanKeyword) return { is: 'boolean' };
    if (!ts.isTypeReferenceNode(type)) return { is: 'string' };
    const of = type.typeName.getText(source);
    const [first] = type.typeArguments ?? [];
    if (of === 'Array' && first) return { is: 'array', of: ruleOf(first, scope) };
    if (of === 'Emptyable' && first) return ruleOf(first, scope);
    return resolve(of, scope);
  };
  return resolve(name, '');
}

const parent = (full: string): string => full.slice(0, Math.max(full.lastIndexOf('.'), 0));

function collect(node: ts.Node, scope: string, into: Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>): void {
  ts.forEachChild(node, (child) => {
    const name = (child as { name?: ts.Node }).name;
    const text = name && ts.isIdentifier(name) ? name.text : '';
    const full = scope === '' ? text : `${scope}.${text}`;
    if (ts.isInterfaceDeclaration(child) || ts.isTypeAliasDeclaration(child)) into.set(full, child);
    if (ts.isModuleDeclaration(child) && child.body) collect(child.body, full, into);
  });
}

/** An object or a number: whichever has more to say. Words together are one list; `OtherString` leaves the list open. */
function unionOf(rules: readonly Rule[]): Rule {
  const whole = rules.find(({ is }) => is === 'object' || is === 'array' || is === 'map');
  if (whole) return whole;
  const words = rules.flatMap((rule) => (rule.is === 'enum' ? rule.words : []));
  const [first] = rules;
  return words.length === rules.length ? { is: 'enum', words } : (rules.find(({ is }) => is !== 'enum') ?? first ?? { is: 'string' });
}
