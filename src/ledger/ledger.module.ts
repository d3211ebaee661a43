import { Module } from '@nestjs/common';
import { CheckBooks } from './check-books.js';

@Module({ providers: [CheckBooks], exports: [CheckBooks] })
export class LedgerModule {}
