/**
 * Short forms of agencies' names: 工信局 finds 工业和信息化局, and the other way round.
 * Names and aliases of each agency are in the index itself; these are for what texts call them.
 */
import { tokens } from "./search-text.js";

/** Stems of names that mean the same body, the short one first. */
const STEMS = [
  ["发改", "发展和改革", "发展改革"],
  ["工信", "工业和信息化"],
  ["教体", "教育体育", "教育和体育"],
  ["科技", "科学技术"],
  ["民宗", "民族宗教事务", "民族宗教"],
  ["人社", "人力资源和社会保障", "人力资源社会保障"],
  ["自规", "自然资源和规划", "自然资源"],
  ["住建", "住房和城乡建设", "住房城乡建设"],
  ["城管", "城市管理", "城市管理和综合执法"],
  ["交通", "交通运输"],
  ["文旅", "文化和旅游", "文化旅游"],
  ["文广旅", "文化广电和旅游", "文化广电旅游"],
  ["卫健", "卫生健康"],
  ["卫计", "卫生和计划生育", "卫生计生"],
  ["应急", "应急管理"],
  ["退役军人", "退役军人事务"],
  ["市监", "市场监督管理", "市场监管"],
  ["医保", "医疗保障"],
  ["林草", "林业和草原"],
  ["粮储", "粮食和物资储备"],
  ["国资", "国有资产监督管理"],
  ["机关事务", "机关事务管理"],
  ["政数", "政务服务和数据管理", "政务服务数据管理"],
  ["国土", "国土资源"],
  ["工商", "工商行政管理"],
  ["质监", "质量技术监督"],
  ["食药监", "食品药品监督管理"],
  ["人防", "人民防空"],
  ["国动", "国防动员"],
];

const ENDINGS = ["局", "厅", "委", "部", "办"];

/** @type {string[][]} whole names that mean the same body, tokens between spaces */
const GROUPS = STEMS.flatMap((stems) =>
  ENDINGS.map((ending) => stems.map((stem) => ` ${tokens(stem + ending).join(" ")} `)),
);

/**
 * The phrase and what else it may be called.
 * @param {string[]} phrase tokens
 * @returns {string[][]} the phrase first
 */
export function variants(phrase) {
  const given = ` ${phrase.join(" ")} `;
  const found = new Set([given]);
  for (const group of GROUPS) {
    for (const name of group) {
      if (!given.includes(name)) continue;
      // 卫健委 is 卫生健康委, with which 卫生健康委员会 begins: the longer ending would find less.
      const rest = given.replace(`${name}员 会 `, name);
      for (const other of group) found.add(rest.replace(name, other));
    }
  }
  return [...found].map((name) => name.trim().split(" "));
}
