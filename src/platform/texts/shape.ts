import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';

/** What a placeholder takes: any printable value, a number that picks a plural class, or one word of a list. */
export type Placeholder =
  | { readonly kind: 'value' }
  | { readonly kind: 'number'; readonly plural: boolean; readonly classes: readonly string[] }
  | { readonly kind: 'choice'; readonly words: readonly string[] };

/** A message's placeholders by name. */
export type Shape = ReadonlyMap<string, Placeholder>;

/** Reads the placeholders of one ICU message. @throws SyntaxError of the ICU parser, when the message does not parse */
export function shapeOf(message: string): Shape {
  const shape = new Map<string, Placeholder>();
  collect(parse(message, { ignoreTag: true, requiresOtherClause: true }), shape);
  return new Map([...shape].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function collect(elements: readonly MessageFormatElement[], shape: Map<string, Placeholder>): void {
  for (const element of elements) {
    switch (element.type) {
      case TYPE.argument:
        if (!shape.has(element.value)) shape.set(element.value, { kind: 'value' });
        break;
      case TYPE.number:
        keepNumber(shape, element.value, []);
        break;
      case TYPE.plural:
        keepNumber(shape, element.value, element.pluralType === 'cardinal' ? classesOf(element.options) : []);
        for (const option of Object.values(element.options)) collect(option.value, shape);
        break;
      case TYPE.select:
        shape.set(element.value, { kind: 'choice', words: Object.keys(element.options).sort() });
        for (const option of Object.values(element.options)) collect(option.value, shape);
        break;
      case TYPE.date:
      case TYPE.time:
        throw new SyntaxError(`{${element.value}}: dates are formatted by the caller, in the city's zone`);
      default:
    }
  }
}

function keepNumber(shape: Map<string, Placeholder>, name: string, classes: readonly string[]): void {
  const known = shape.get(name);
  const before = known?.kind === 'number' ? known.classes : [];
  const union = [...new Set([...before, ...classes])].sort();
  shape.set(name, { kind: 'number', plural: union.length > 0, classes: union });
}

/** `=0` and the like are extras that no language needs; the classes are what Intl.PluralRules can answer. */
function classesOf(options: Record<string, unknown>): string[] {
  return Object.keys(options).filter((key) => !key.startsWith('='));
}

/** The plural classes that a language's whole numbers and decimals fall into, by `Intl.PluralRules`. */
export function pluralClasses(intlTag: string): readonly string[] {
  return [...new Intl.PluralRules(intlTag).resolvedOptions().pluralCategories].sort();
}

/** One line that says what a message takes: `count:plural(one,other) name`. With `classes`, what it should say in that language. */
export function signature(shape: Shape, classes?: readonly string[], english?: Shape): string {
  return [...shape].map(([name, placeholder]) => `${name}${mark(placeholder, classes, english?.get(name))}`).join(' ');
}

function mark(placeholder: Placeholder, classes: readonly string[] | undefined, english: Placeholder | undefined): string {
  switch (placeholder.kind) {
    case 'value':
      return '';
    case 'choice':
      return `:choice(${placeholder.words.join(',')})`;
    case 'number':
      // A language may bend a word where English does not: more classes than asked are no fault.
      if (!placeholder.plural || (english?.kind === 'number' && !english.plural)) return ':number';
      return `:plural(${(classes ?? placeholder.classes).join(',')})`;
  }
}
