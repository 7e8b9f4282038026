import { SetMetadata } from '@nestjs/common';
import type { Action } from '../../domain/policy/can.js';

/** Metadata key of the action a route asks for. */
export const ROUTE_PERMISSION = 'duban:permission';

/** Declares the action of the permission matrix a route performs; every route that is not open has one. The service asks again with the subject. */
export const Permission = (action: Action): MethodDecorator => SetMetadata(ROUTE_PERMISSION, action);
