import { cleanUp } from './cleanup.js';

// Loaded before each test file, by jest.config.js.
afterAll(cleanUp);
