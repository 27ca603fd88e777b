#!/usr/bin/env python3
"""Prose to measure with: English, Chinese or mixed, the same bytes every time.

usage: bench/prose.py english|chinese|mixed BYTES FILE

Paragraphs of invented reports about invented towns, put together from phrases so that sentences seldom repeat;
one sentence in six has figures (the words of the built-in packs and others), now and then a heading or a list.
"""
import random
import sys

TOWNS = ["Lakewood", "Port Ellis", "Marnby", "Orion Bay", "Weston", "Harfield", "New Dorley", "Eastmoor", "Calder Hill",
         "Vantry", "Osterholm", "San Bellico", "Kirkwell", "Tolland", "Grand Amsel", "Mirefield"]
CITIES = ["Beijing", "Shanghai", "Shenzhen", "Hangzhou", "Guangzhou", "Wuhan", "Chengdu", "Nanjing"]
FIRMS = ["Alder Systems", "Quillon Robotics", "Nordlicht AG", "Baidu", "Pellworth Bank", "Tessera Labs", "Huawei",
         "Brightwater Energy", "Corvane Motors", "iFlytek"]
WHO = ["The council", "A spokesman for the harbour", "Nobody on the east bank", "The older residents", "Visitors from the coast",
       "Most of the shopkeepers", "The new director", "A small group of engineers", "Teachers at the evening school",
       "The commission", "People who know the valley", "The builders", "Several members of the board", "Our correspondent",
       "The committee for public works", "Those who stayed", "The mayor", "A retired judge", "The company", "Local farmers"]
DID = ["had expected", "has long argued for", "spoke at length about", "would rather not discuss", "is still waiting for",
       "has quietly dropped", "remembers", "wants to keep", "does not believe in", "had been promised", "looks forward to",
       "criticised", "is responsible for", "welcomed", "has little to say about", "keeps a careful eye on", "paid for",
       "voted against", "was surprised by", "has written a book about"]
WHAT = ["the new bridge over the river", "a market that stays open through the winter", "the long road to the north",
        "better weather", "the plan for the old quarter", "a quieter way of life", "the music in the square",
        "an agreement with the neighbouring towns", "the gardens behind the station", "the reform of the local schools",
        "a museum of shipbuilding", "lower prices for bread and coal", "the report on water quality",
        "a second reading of the proposal", "the habit of late trains", "the restoration of the town hall",
        "what the minister called a fresh start", "the question of who should pay", "the artificial intelligence strategy",
        "cheaper housing for young families"]
WHEN = ["until late in the evening", "for most of the summer", "without giving a reason", "in spite of the rain",
        "as far as anyone can tell", "although the money had run out", "before the elections", "at the end of a long day",
        "while the cameras were there", "because nobody else would", "with more patience than hope", "after the harvest",
        "on behalf of the region", "when the ferry was late again", "to the relief of its neighbours", "in a friendly tone"]
THINGS = ["AI companies", "smart factories", "bus lines", "libraries", "research laboratories", "wind turbines",
          "primary schools", "patents", "robots", "hospital beds", "stations", "charging points"]
HEADINGS = ["The river and the town", "What comes next", "Money and schools", "A look back", "Industry", "Getting around"]

ZH_TOWNS = ["北京", "上海", "深圳", "杭州", "广州", "武汉", "成都", "南京", "合肥", "苏州"]
ZH_WHO = ["市政府", "当地居民", "新任主任", "工程师们", "几位专家", "这家公司", "委员会", "许多商户", "退休教师", "记者",
          "旧城区的店主", "负责此事的部门"]
ZH_DID = ["一直关注", "详细介绍了", "没有谈到", "仍在等待", "希望保留", "积极推动", "公开批评了", "非常重视", "讨论了", "欢迎"]
ZH_WHAT = ["河上的新桥", "老城区的改造方案", "公共交通的问题", "学校的改革", "水质报告", "与邻近城市的合作协议",
           "人工智能的发展战略", "年轻家庭的住房", "市民的生活", "制造业的升级", "夜间集市", "铁路的延误"]
ZH_WHEN = ["直到深夜", "整个夏天", "没有说明原因", "尽管资金不足", "在选举之前", "引起了广泛关注", "并作了记录", "态度友好"]
ZH_THINGS = ["家人工智能企业", "家企业", "所学校", "座图书馆", "个实验室", "个充电桩", "条地铁线路", "项专利", "张病床"]


class Writer:
    def __init__(self, seed):
        self.chance = random.Random(seed)

    def one(self, words):
        return words[self.chance.randrange(len(words))]

    def whole(self, lo, hi):
        return self.chance.randrange(lo, hi + 1)

    def english(self):
        if self.whole(1, 6) > 1:
            text = f"{self.one(WHO)} {self.one(DID)} {self.one(WHAT)}"
            if self.whole(1, 3) > 1:
                text += f" {self.one(WHEN)}"
            if self.whole(1, 4) == 1:
                who = self.one(WHO)
                text += f", and {who[0].lower()}{who[1:]} {self.one(DID)} {self.one(WHAT)}"
            return text + "."
        place = self.one(TOWNS + CITIES)
        count, thing, year = self.whole(12, 90000), self.one(THINGS), self.whole(2012, 2025)
        return self.one([
            f"In {year}, {place} had {count:,} {thing}.",
            f"{place} is home to more than {count:,} {thing}, {self.whole(2, 60)}% of the total.",
            f"The budget of {place} reached {count / 100:.1f} million dollars by the end of {year}.",
            f"{self.one(FIRMS)} employs about {count:,} people and is headquartered in {place}.",
            f"Output grew by {self.whole(1, 30)}.{self.whole(0, 9)} percent to {self.whole(2, 900)} billion yuan in {year}.",
            f"On {self.whole(1, 28)} May {year}, {self.one(FIRMS)} opened {self.one(['two', 'three', 'a dozen', 'twelve'])} "
            f"{thing} in {place}.",
            f"{self.one(WHO)} said that {place}'s {thing} numbered {count:,}, up from {count // 2:,} in {year - 2}.",
            f"According to {self.one(FIRMS)}, the population of {place} is {count * 13:,}.",
        ])

    def chinese(self):
        if self.whole(1, 6) > 1:
            text = f"{self.one(ZH_WHO)}{self.one(ZH_DID)}{self.one(ZH_WHAT)}"
            if self.whole(1, 3) > 1:
                text += f"，{self.one(ZH_WHEN)}"
            if self.whole(1, 4) == 1:
                text += f"，而{self.one(ZH_WHO)}{self.one(ZH_DID)}{self.one(ZH_WHAT)}"
            return text + "。"
        place, thing = self.one(ZH_TOWNS), self.one(ZH_THINGS)
        count, year = self.whole(12, 90000), self.whole(2012, 2025)
        return self.one([
            f"截至{year}年底，{place}共有{count}{thing}。",
            f"{year}年，{place}人工智能产业规模达到{self.whole(2, 900)}亿元，同比增长{self.whole(1, 30)}.{self.whole(0, 9)}%。",
            f"{place}拥有{self.whole(2, 90)}{thing}，约占全国的{self.one(['三成', '四分之一', '一半', '12%'])}。",
            f"{place}常住人口为{count / 10:.1f}万人。",
            f"据介绍，{place}去年新增{count}{thing}，比{year}年多{self.whole(2, 300)}家。",
        ])

    def paragraph(self, language):
        both = self.whole(0, 1) == 0
        chinese = language == "chinese" or (language == "mixed" and both)
        kind = self.whole(1, 30)
        if kind == 1:
            return f"## {self.one(ZH_WHAT) if chinese else self.one(HEADINGS)}\n\n"
        if kind == 2:
            return "".join(f"- {self.chinese() if chinese else self.english()}\n" for _ in range(self.whole(2, 5))) + "\n"
        sentences = [self.chinese() if chinese else self.english() for _ in range(self.whole(3, 9))]
        return ("" if chinese else " ").join(sentences) + "\n\n"


def write(language, size, path, seed=20261122):
    """At least `size` bytes of prose, up to the end of a paragraph."""
    writer = Writer(seed)
    with open(path, "wb") as out:
        written = 0
        while written < size:
            paragraph = writer.paragraph(language).encode()
            out.write(paragraph)
            written += len(paragraph)


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in ("english", "chinese", "mixed") or not sys.argv[2].isdigit():
        sys.exit(__doc__)
    write(sys.argv[1], int(sys.argv[2]), sys.argv[3])


if __name__ == "__main__":
    main()
