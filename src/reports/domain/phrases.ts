/** What a household may say: ready-made, so that no word of its own can give it away. None names a kind of help. */
export const phrases = ['thank_you', 'relieved', 'not_alone', 'slept_well', 'pass_it_on'] as const;
export type Phrase = (typeof phrases)[number];
