// A file of rules that imports nothing but the kernel and other rules stands in domain/, where nothing else can be added to it.

/** Pure files that stand elsewhere, and why. test/floor-plan sees that each is there and still pure. */
export const pureElsewhere = {
  'src/needs/release-needs.ts': 'asks the database, by the transaction that it is given',
  'src/payments/queues.ts': 'names of queues, beside the jobs that drain them',
  'src/web/casework/support-name.ts': 'words of a page',
  'src/web/shared/answers.ts': 'how a page is answered',
  'src/web/shared/framed-by.ts': 'a header of a page',
  'src/web/shared/page-settings.ts': 'what every page is told',
  'src/web/shared/problem.ts': 'the body of an error',
  'src/web/shared/security-headers.ts': 'the headers of every page',
  'src/web/shared/staff/desks.ts': 'the desks of the staff pages, beside them',
};

/** Texts of SQL are constants too, and stand where `rawSql` of eslint.house.js says. */
const sqlTexts = /\/(books-checks|cross-checks|count-ledger|[a-z-]+\.statement)\.ts$/;

const isPure = ({ source, importKind, specifiers }) =>
  importKind === 'type' ||
  (specifiers.length > 0 && specifiers.every((each) => each.importKind === 'type')) ||
  /\/kernel\/|\/domain\/[^/]+\.js$|^\.\/domain\//.test(source.value);

const isValue = ({ exportKind, declaration, specifiers }) =>
  exportKind !== 'type' && (declaration ? /^(Function|Variable|Class)Declaration$/.test(declaration.type) : specifiers.length > 0);

/** Plain: a function or a constant. A class, or a front door's `export from`, is no rule. */
const isPlain = ({ declaration, source }) => !source && declaration !== null && declaration.type !== 'ClassDeclaration';

export function pureProgram({ body }) {
  const imports = body.filter(({ type }) => type === 'ImportDeclaration');
  const values = body.filter((node) => node.type === 'ExportNamedDeclaration' && isValue(node));
  const others = body.some(({ type }) => type === 'ExportAllDeclaration' || type === 'ClassDeclaration');
  return !others && values.length > 0 && values.every(isPlain) && imports.every(isPure);
}

/** Rooms: kernel is pure as a whole, platform, local and wiring hold no rules of the house. */
const ROOM = /\/src\/(?!kernel\/|platform\/|local\/|wiring\/)[^/]+\/(?:[^/]+\/)*[^/]+\.ts$/;

export const pureFilesInDomain = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { says: 'A file that imports nothing but kernel and domain/ holds rules: it stands in the domain/ of its room.' },
  },
  create(context) {
    const { filename } = context;
    const file = filename.slice(filename.lastIndexOf('/src/') + 1);
    if (
      !ROOM.test(filename) ||
      /\/domain\/|\.spec\.ts$|\/index\.ts$/.test(filename) ||
      sqlTexts.test(filename) ||
      pureElsewhere[file] !== undefined
    )
      return {};
    return {
      Program(node) {
        if (pureProgram(node)) context.report({ loc: { line: 1, column: 0 }, messageId: 'says' });
      },
    };
  },
};
