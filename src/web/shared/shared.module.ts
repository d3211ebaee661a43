import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ErrorFilter } from './error.filter.js';
import { ProblemController } from './problem.controller.js';

/** The error filter for every route, and the page of each problem. */
@Module({ controllers: [ProblemController], providers: [{ provide: APP_FILTER, useClass: ErrorFilter }] })
export class SharedPagesModule {}
