// A status is written by `move` of platform/database, or in SQL whose WHERE is `sqlBefore` of the lifecycle; nothing else writes one.

/** Columns that are called status and are no state of a lifecycle. */
export const otherStatus = {
  'src/donations/start/idempotency-store.ts': 'the HTTP status of an answer that a key gets again',
};

/** `SET …, status =` up to the end of its list; a condition is no write. */
const SET = /\bSET\b((?:(?!\b(?:WHERE|FROM|RETURNING)\b)[\s\S])*)/gi;
const ASSIGNED = /(?:^|[\s,(])status\s*=(?!=)/gi;

/** How many statuses the text of a statement writes. A comparison inside a CASE of the list counts as one write with it. */
function written(text) {
  let count = 0;
  for (const [, list] of text.matchAll(SET)) if (list.search(ASSIGNED) >= 0) count += 1;
  return count;
}

const isSqlBefore = (node) => node.type === 'CallExpression' && (node.callee.name ?? node.callee.property?.name) === 'sqlBefore';

/** Does this expression hold a property `status`? By its type where types are known, else by what is written. */
function holdsStatus(node, services) {
  if (!node) return false;
  if (node.type === 'ObjectExpression' && node.properties.some(({ key }) => (key?.name ?? key?.value) === 'status')) return true;
  if (!services?.program) return false;
  return services.getTypeAtLocation(node).getProperty('status') !== undefined;
}

export const noStatusWrite = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      entity: 'A status is written by `move` or `moveOne` of platform/database, which take the WHERE from the lifecycle.',
      sql: 'A statement that writes a status takes its WHERE from the lifecycle: `status IN (${sqlBefore(lifecycle, to)})`.',
    },
  },
  create(context) {
    const file = context.filename.slice(context.filename.lastIndexOf('/src/') + 1);
    if (file === 'src/platform/database/move.ts' || otherStatus[file] !== undefined) return {};
    const services = context.sourceCode.parserServices;
    const sql = (node, text, before) => {
      if (written(text) > before) context.report({ node, messageId: 'sql' });
    };
    return {
      TemplateLiteral(node) {
        sql(node, node.quasis.map(({ value }) => value.raw).join('$0'), node.expressions.filter(isSqlBefore).length);
      },
      Literal(node) {
        if (typeof node.value === 'string') sql(node, node.value, 0);
      },
      "CallExpression[callee.property.name='update'][arguments.length=3]"(node) {
        if (holdsStatus(node.arguments[2], services)) context.report({ node, messageId: 'entity' });
      },
      "CallExpression[callee.property.name='set'][arguments.length=1]"(node) {
        if (holdsStatus(node.arguments[0], services)) context.report({ node, messageId: 'entity' });
      },
      // Where it may overwrite a status, `orUpdate` says of which: by `overwriteCondition`.
      "CallExpression[callee.property.name='orUpdate'] > ArrayExpression > Literal[value='status']"(node) {
        const [, , options] = node.parent.parent.arguments;
        if (!options || !/\bsqlBefore\(/.test(context.sourceCode.getText(options))) context.report({ node, messageId: 'entity' });
      },
    };
  },
};
