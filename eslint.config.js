import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { house, rawSql } from './eslint.house.js';

const rooms = ['src/**/*.{ts,tsx}'];
const specs = ['src/**/*.spec.{ts,tsx}', 'test/**/*.{ts,tsx}', 'bench/**/*.{ts,tsx}'];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.data/', '**/*.generated.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', module: 'writable', URL: 'readonly', globalThis: 'readonly' } },
  },
  {
    // What runs in the visitor's browser.
    files: ['src/web/shared/assets/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['DOMParser', 'FormData', 'URLSearchParams', 'document', 'fetch', 'location', 'setTimeout', 'window'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A bigint, a number or a boolean in a sentence is what it looks like.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Nest modules and DTOs are classes with nothing in them but their decorators.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowStaticOnly: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      // A method that answers with a promise may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // A row is plain data: TypeORM takes the literal as it is.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A text is spread into characters on purpose; our settings are a plain value.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string', { from: 'file', name: 'Config' }] }],
      // `Row` in `tx.query<Row>` is named once on purpose.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 300 }],
    },
  },
  {
    files: rooms,
    plugins: { house },
    rules: Object.fromEntries(Object.keys(house.rules).map((name) => [`house/${name}`, 'error'])),
  },
  // Where the rules of the house begin: the one place that may do what the others may not.
  { files: ['src/kernel/clock.ts'], rules: { 'house/no-raw-clock': 'off' } },
  { files: ['src/kernel/money.ts'], rules: { 'house/no-float-money': 'off' } },
  { files: ['src/platform/config/**', 'src/local/embedded/**'], rules: { 'house/no-env': 'off' } },
  {
    files: ['src/platform/database/**', 'src/local/embedded/**'],
    rules: { 'house/no-stray-database': 'off', 'house/no-database-clock': 'off' },
  },
  { files: Object.keys(rawSql), rules: { 'house/no-raw-sql': 'off' } },
  { files: ['src/web/shared/**'], rules: { 'house/no-raw-html': 'off' } },
  { files: ['src/*.ts', 'src/local/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    files: specs,
    rules: {
      ...Object.fromEntries(Object.keys(house.rules).map((name) => [`house/${name}`, 'off'])),
      'no-console': 'off',
      // What is not there fails the test by itself.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
    plugins: { house },
  },
);
