/** The Permanent Secretariat sits in Istanbul: its today is the network's. */
export const secretariatZone = 'Europe/Istanbul';
