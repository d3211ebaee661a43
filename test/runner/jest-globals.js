// What `@jest/globals` names, in a test file that plain-node.js runs: always the functions of the file that is being run, whoever asks.
const current = (name) =>
  new Proxy(function forwarded() {}, {
    apply: (_target, _self, args) => globalThis[name](...args),
    get: (_target, key) => globalThis[name][key],
  });

export const afterAll = current('afterAll');
export const afterEach = current('afterEach');
export const beforeAll = current('beforeAll');
export const beforeEach = current('beforeEach');
export const describe = current('describe');
export const expect = current('expect');
export const it = current('it');
export const test = current('test');
