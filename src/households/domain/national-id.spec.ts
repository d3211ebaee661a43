import { readNationalId } from './national-id.js';

/** The vectors of the shared data's `utilities.json`. */
const vectors: Record<string, { valid: string[]; invalid: string[] }> = {
  TR: { valid: ['10000000146', '99999999990', '12345678950', '17291716060'], invalid: ['17291716050', '1729171606', '07291716092'] },
  BG: {
    valid: ['9941019992', '7542011030', '8032056031', '1000000012', '7111042925'],
    invalid: ['7552A10004', '8019010008', '7111042922'],
  },
  HR: { valid: ['00000000010', '99999999994', '33392005961'], invalid: ['33392005962'] },
  GR: { valid: ['000000012', '094259216', '01013099997', '31129999996'], invalid: ['123456781', '01013099999'] },
  RO: {
    valid: ['5991231139991', '6991231179992', '1630615123457'],
    invalid: ['0800101221142', '1632215123457', '1630615993454', '1630615123458'],
  },
  RS: { valid: ['0101006719997', '0101006500006'], invalid: ['0101006500007', '3102006719997'] },
  BA: { valid: ['3112999105002'], invalid: ['3112999105003'] },
  ME: { valid: ['1506098299992'], invalid: ['150609829999'] },
  MK: { valid: ['0101006450017'], invalid: ['0101006450018'] },
  AL: { valid: ['J91402501L', 'K22218003V', 'j91402501l'], invalid: ['Z22218003V', 'J91402501'] },
  XK: { valid: ['1234567890'], invalid: ['123456789', '12345678901'] },
};

describe.each(Object.entries(vectors))('a national id of %s', (country, { valid, invalid }) => {
  it.each(valid)('%s is taken', (id) => {
    expect(readNationalId(id, country)).toBe(id.toUpperCase());
  });

  it.each([...invalid, '', 'x'])('%s is refused', (id) => {
    expect(readNationalId(id, country)).toBeUndefined();
  });
});
