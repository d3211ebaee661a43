import { type DynamicModule, Module } from '@nestjs/common';
import type { BooksChecks } from '../kernel/books-check.js';
import { BOOKS_CHECKS, CheckBooks } from './check-books.js';

/** Served where the login `books` was given. */
@Module({})
export class BooksModule {
  /** @param checks all that is compared, by name, in the order in which a report names it */
  static with(checks: BooksChecks): DynamicModule {
    return { module: BooksModule, providers: [{ provide: BOOKS_CHECKS, useValue: checks }, CheckBooks], exports: [CheckBooks] };
  }
}
