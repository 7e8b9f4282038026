import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { OPEN_ROUTE } from './actor.decorator.js';
import { ROUTE_PERMISSION } from './permission.js';
import { PAGE_ADDRESSES } from './web-pages.js';

/** Routes that no controller serves, all of them open: the page of the API with its files, its description, and the pages for people, which hold no data. */
const OPEN_RAW_ROUTES = new RegExp(`^/(api/docs(/.*)?|api/docs-yaml|api/openapi\\.json|assets/\\*|icon\\.svg|(${PAGE_ADDRESSES.join('|')})(/\\*)?)?$`);

/** Stops the start when a route says neither which action of the permission matrix it performs nor that it is open. */
@Injectable()
export class DeclaredRoutes implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undeclared = this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      const prototype = Object.getPrototypeOf(instance as object) as Record<string, () => unknown>;
      return this.scanner.getAllMethodNames(prototype)
        .map((name) => prototype[name])
        .filter((handler) => handler !== undefined && metatype !== null && !this.isDeclared(handler, metatype as () => unknown))
        .map((handler) => routeOf(metatype as () => unknown, handler as () => unknown));
    });
    if (undeclared.length > 0) throw new Error(`以下接口没有登记权限，请在方法上写 @Permission('动作') 或 @OpenRoute()：${undeclared.join('、')}。`);
  }

  private isDeclared(handler: () => unknown, controller: () => unknown): boolean {
    if (Reflect.getMetadata(PATH_METADATA, handler) === undefined) return true;
    const open = this.reflector.getAllAndOverride<boolean | undefined>(OPEN_ROUTE, [handler, controller]);
    return open === true || this.reflector.getAllAndOverride<string | undefined>(ROUTE_PERMISSION, [handler, controller]) !== undefined;
  }
}

/** Throws for a route beside the controllers that is not among the open ones. */
export function refuseUnlistedRoutes(urls: readonly string[]): void {
  const unlisted = urls.filter((url) => !OPEN_RAW_ROUTES.test(url));
  if (unlisted.length > 0) throw new Error(`以下接口不属于任何控制器，也没有列为开放：${[...new Set(unlisted)].join('、')}。`);
}

function routeOf(controller: () => unknown, handler: () => unknown): string {
  const path = [controller, handler].map((target) => String(Reflect.getMetadata(PATH_METADATA, target) ?? '')).join('/').replaceAll(/\/+/g, '/');
  return `${RequestMethod[Number(Reflect.getMetadata(METHOD_METADATA, handler))]} ${path}`;
}
