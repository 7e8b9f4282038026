/** One role of a clause with the unit list printed behind it. */
export interface ResponsibilityPart {
  /** 牵头单位, 责任单位, 配合单位 … as printed; 牵头, 会同, 按职责分工负责 where a verb gives the role. */
  readonly roleWord: string;
  readonly units: string;
}
