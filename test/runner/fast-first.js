import sequencerModule from '@jest/test-sequencer';

// Jest's own sequencer is CommonJS; under ES modules its class arrives one level deeper.
const Sequencer = sequencerModule.default ?? sequencerModule;

const order = ['fast', 'database', 'browser'];
const place = (test) => order.indexOf(test.context.config.displayName?.name);

/** Pure rules first, then the database, then the browser: whoever breaks a rule hears of it within a minute. */
export default class FastFirst extends Sequencer {
  async sort(tests) {
    return [...(await super.sort(tests))].sort((a, b) => place(a) - place(b));
  }
}
