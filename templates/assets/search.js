'use strict';
// The search of the site. The query stays in the browser: only files of the index are asked for, by
// names that tell no word. `careleaf search` (Sources/Search/Query) does the same in Swift.

// Words are cut, shortened and heard by the tables of the index.
class Language {
  constructor(tables) {
    const pairs = (text) => (text ? text.split(' ') : []).map((pair) => pair.split('>'));
    this.folds = new Map(pairs(tables.folds).flatMap(([letters, plain]) =>
      [...letters].map((letter) => [letter, plain])));
    this.stopWords = new Set(tables.stopWords.split(' '));
    this.endings = tables.endings.map(pairs);
    this.irregular = new Map(pairs(tables.irregular));
    this.sounds = new Map(pairs(tables.sounds));
    this.longestSound = Math.max(1, ...[...this.sounds.keys()].map((key) => key.length));
    this.stems = new Map();
    this.keyboard = new Map();
    tables.keyboard.split(' ').forEach((row, y) =>
      [...row].forEach((letter, x) => this.keyboard.set(letter, { x: x + y / 2, y })));
  }

  words(text) {
    const plain = [...text.toLowerCase()].map((letter) => this.folds.get(letter) ?? letter);
    const whole = plain.join('').replace(/[\u0300-\u036f\u00ad\u200d]/g, '');
    return (whole.match(/[\p{L}\p{N}\p{M}]+(?:['\u2019]+[\p{L}\p{N}\p{M}]+)*/gu) ?? [])
      .map((word) => cut(word.replace(/['\u2019]/g, '')));
  }

  stem(word) {
    if (this.irregular.has(word)) return this.irregular.get(word);
    for (const step of this.endings) {
      const ending = step.find(([written, , least]) =>
        word.endsWith(written) && word.length >= written.length + Number(least));
      if (ending) word = word.slice(0, word.length - ending[0].length) + ending[1];
    }
    return word;
  }

  // The stem of the first word in a piece of text, kept, as most words stand in many results.
  stemOf(text) {
    if (!this.stems.has(text)) {
      const [word] = this.words(text);
      this.stems.set(text, word === undefined ? '' : this.stem(word));
    }
    return this.stems.get(text);
  }

  sound(word) {
    if (!this.sounds.size) return word;
    const letters = [...word];
    let sound = '';
    for (let index = 0, length; index < letters.length; index += length) {
      let heard;
      for (length = Math.min(this.longestSound, letters.length - index); length > 0; length -= 1) {
        const part = letters.slice(index, index + length).join('');
        heard = (index === 0 ? this.sounds.get(`^${part}`) : undefined) ?? this.sounds.get(part);
        if (heard !== undefined) break;
      }
      if (heard === undefined) [heard, length] = [letters[index], 1];
      for (const letter of heard) if (!sound.endsWith(letter)) sound += letter;
    }
    return sound;
  }

  // How much it takes to write `written` for `meant` (Damerau, with less for what hands and ears mix
  // up): letters beside each other on the keyboard, vowels, doubled letters, two that change places.
  distance(written, meant, limit) {
    const least = Math.max(
      Math.abs(written.length - meant.length), lacking(written, meant), lacking(meant, written));
    if (least > limit) return Infinity;
    let before;
    let last = Array.from({ length: meant.length + 1 }, (_, column) => column);
    for (let row = 1; row <= written.length; row += 1) {
      const a = written[row - 1];
      const extra = a === written[row - 2] ? 0.5 : 1;
      const line = [row];
      let best = row;
      for (let column = 1; column <= meant.length; column += 1) {
        const b = meant[column - 1];
        let cost = Math.min(
          last[column - 1] + (a === b ? 0 : this.change(a, b)), last[column] + extra,
          line[column - 1] + (b === meant[column - 2] ? 0.5 : 1));
        if (row > 1 && a !== b && a === meant[column - 2] && b === written[row - 2]) {
          cost = Math.min(cost, before[column - 2] + 0.7);
        }
        line.push(cost);
        best = Math.min(best, cost);
      }
      if (best > limit) return Infinity;
      before = last;
      last = line;
    }
    return last[meant.length] <= limit ? last[meant.length] : Infinity;
  }

  // How much it takes to write one letter for another.
  change(a, b) {
    if (VOWELS.has(a) && VOWELS.has(b)) return 0.6;
    const first = this.keyboard.get(a);
    const second = this.keyboard.get(b);
    const isNear = first && second && Math.abs(first.x - second.x) <= 1
      && Math.abs(first.y - second.y) <= 1;
    return isNear ? 0.8 : 1;
  }
}

// What it takes at least to write the letters that only one of two words has, which most words fail by.
function lacking(word, other) {
  let cost = 0;
  for (let index = 0; index < word.length; index += 1) {
    const letter = word[index];
    const counts = !other.includes(letter) && word.indexOf(letter) === index;
    if (counts) cost += VOWELS.has(letter) ? 0.6 : 0.8;
  }
  return cost;
}

// Words have at most 32 bytes, and no letter is cut.
function cut(word) {
  // A letter has at most three bytes for each of its UTF-16 units.
  if (word.length <= 10) return word;
  const bytes = new TextEncoder().encode(word);
  if (bytes.length <= 32) return word;
  let end = 32;
  while ((bytes[end] & 0xC0) === 0x80) end -= 1;
  return new TextDecoder().decode(bytes.subarray(0, end));
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));
const VOWELS = new Set('aeiouy');
const LONGEST_PHRASE = 6;
// How much the name of a subject tells about the further pages of its guide.
const LEVEL_OF_CONTEXT = 24;

// The files of one kind: what each begins with and the digests in their names, each of ten letters.
class Files {
  constructor(kind, [firsts, digests], get) {
    Object.assign(this, { kind, firsts, digests, get, files: new Map() });
    this.count = digests.length / 10;
  }

  at(index) {
    if (!this.files.has(index)) {
      const digest = this.digests.slice(10 * index, 10 * index + 10);
      const file = this.get(`${this.kind}-${digest}.json`);
      this.files.set(index, file);
      // What has failed is asked for again by the next search.
      file.catch(() => this.files.delete(index));
    }
    return this.files.get(index);
  }

  // The last file that begins with or before what `isBefore` says so of; 0 where there is none.
  last(isBefore) {
    let [start, end] = [0, this.count];
    while (end - start > 1) {
      const middle = (start + end) >> 1;
      if (isBefore(this.firsts[middle])) start = middle;
      else end = middle;
    }
    return start;
  }
}

// Reads the numbers in a text: `number` has digits of 5 bits, least first, where 32 means that more
// follow; `digit` is one of 6 bits.
class Digits {
  constructor(text, index) { Object.assign(this, { text, index }); }

  get isAtEnd() { return this.index >= this.text.length; }

  digit() {
    this.index += 1;
    return VALUES.get(this.text[this.index - 1]);
  }

  number() {
    for (let [number, unit] = [0, 1]; ; unit *= 32) {
      const digit = this.digit();
      number += (digit & 31) * unit;
      if (digit < 32) return number;
    }
  }
}

// The index, whose files are each fetched when they are first needed.
class Index {
  // `get` gives the JSON of a file by its name.
  static async open(name, get) {
    const index = new Index();
    const directory = await get(name);
    const { terms, words, pages } = directory;
    const split = ([firsts, digests]) => [firsts.split('|'), digests];
    Object.assign(index, {
      directory, places: new Map(), language: new Language(directory.language),
      terms: new Files('terms', split(terms), get), words: new Files('words', split(words), get),
      pages: new Files('pages', [index.starts(pages[0]), pages[1]], get),
      phrases: new Set(directory.phrases.split(' ')),
    });
    index.stopStems = new Set([...index.language.stopWords].map((word) => index.language.stem(word)));
    return index;
  }

  // With which entry each file of pages begins, and with which of its sections.
  starts(code) {
    const digits = new Digits(code, 0);
    const starts = [];
    for (let entry = 0; !digits.isAtEnd;) {
      entry += digits.number();
      starts.push([entry, digits.digit()]);
    }
    return starts;
  }

  // The places and meanings of the keys around `key`, in the number `more` of files.
  async keys(key, more = 0) {
    const files = this.terms;
    if (!files.count) return [{}, {}];
    const first = files.last((start) => start <= key);
    if (!more) return files.at(first);
    const numbers = Array.from({ length: Math.min(more + 1, files.count - first) }, (_, n) => first + n);
    const parts = await Promise.all(numbers.map((number) => files.at(number)));
    return [0, 1].map((kind) => Object.assign(Object.create(null), ...parts.map((part) => part[kind])));
  }

  // Fetches what is known of a word and of the phrases that begin with it and another.
  async prepare(stem, next) {
    const keys = [stem, ...(next === undefined ? [] : [`${stem} ${next}`])];
    await Promise.all(keys.filter((key) => !this.isEmpty(key)).map((key) => this.keys(key)));
  }

  // Whether it is known without a file that nothing but a stop word itself begins with its first word.
  isEmpty(key) {
    const [first] = key.split(/[ =]/);
    return this.stopStems.has(first) && !this.phrases.has(first);
  }

  // Where a stem or name stands, with how much it tells; null for a word that no page has.
  async find(key) {
    if (!this.places.has(key)) {
      const isName = /[ =]/.test(key);
      const [terms] = isName && this.isEmpty(key) ? [{}] : await this.keys(key);
      this.places.set(key, Object.hasOwn(terms, key) ? this.decode(terms[key]) : null);
    }
    return this.places.get(key);
  }

  async meanings(key) {
    if (this.isEmpty(key)) return [];
    const [, means = {}] = await this.keys(key);
    if (!Object.hasOwn(means, key)) return [];
    return means[key].split('|')
      .map((text) => text.split(' ').map((stem) => stem.replaceAll('_', ' ')));
  }

  decode(code) {
    const digits = new Digits(code, code.indexOf(':') + 1);
    const places = [];
    for (let entry = -1; !digits.isAtEnd;) {
      entry += digits.number() + 1;
      places.push({ entry, level: digits.digit(), section: digits.digit() });
    }
    return { weight: Math.log(1 + this.directory.entries / parseInt(code, 10)), places };
  }

  // The words whose first `count` sounds are those of `word`, and some beside them.
  async spellings(word, count) {
    const { words } = this;
    const sound = [...this.language.sound(word)].slice(0, count).join('');
    const numbers = [...Array(words.count).keys()].filter((number) => {
      const [first, next] = [words.firsts[number], words.firsts[number + 1]];
      return first <= `${sound}\uFFFF` && (next === undefined || next >= sound);
    });
    const parts = await Promise.all(numbers.map((number) => words.at(number)));
    return parts.flatMap((part) => {
      let last = '';
      return part.split(' ').map((code) => {
        last = last.slice(0, VALUES.get(code[0])) + code.slice(1, -1);
        return { word: last, count: Number(code.slice(-1)) };
      });
    });
  }

  // What a result shows that leads to a section of an entry; 0 is the entry itself.
  async entry(number, section) {
    const { pages } = this;
    const file = pages.last(([entry, first]) =>
      entry < number || entry === number && first <= section);
    const pieces = await pages.at(file);
    const [address, title, summary, label, first, ...sections] = pieces[number - pages.firsts[file][0]];
    const [anchor, heading, excerpt] = section ? sections.slice(3 * (section - first)) : [];
    return { address, title, summary, label, anchor, heading, excerpt };
  }
}

// One search. A slot is a word or phrase of the query with what else can be meant by it; an
// alternative is some stems that stand for it, with how much they count.
class Search {
  constructor(index, text) {
    this.index = index;
    this.language = index.language;
    this.words = this.language.words(text.slice(0, 200)).slice(0, 16);
    this.corrected = false;
  }

  // Whether the query sounds like an emergency: it has a word of each group of a danger.
  isDanger(words = this.words) {
    // "can not" is "cannot", too.
    const joined = words.slice(1).map((word, number) => words[number] + word);
    const stems = new Set([...words, ...joined].map((word) => this.language.stem(word)));
    return this.index.directory.dangers.some((groups) => {
      const used = new Set();
      return groups.every((group) => {
        const found = group.split(' ').find((stem) => stems.has(stem) && !used.has(stem));
        used.add(found);
        return found !== undefined;
      });
    });
  }

  async run(isExact) {
    const stems = this.words.map((word) => this.language.stem(word));
    await Promise.all(stems.map((stem, number) => this.index.prepare(stem, stems[number + 1])));
    this.danger = this.isDanger();
    await this.moveNames();
    let slots = await this.slots();
    if (!isExact && slots.some((slot) => !slot.alternatives.length)) {
      await this.correct(slots);
      this.danger ||= this.isDanger();
      slots = await this.slots();
    }
    this.results = await this.rank(slots.filter((slot) => slot.alternatives.length), slots.length);
    this.corrected &&= this.results.length > 0;
  }

  // Puts a subject's name behind the words around it, which may be a phrase: "how does X work".
  async moveNames() {
    const names = [];
    for (let number = 1; number < this.words.length - 1; number += 1) {
      const [before, stem, after] = this.words.slice(number - 1, number + 2)
        .map((word) => this.language.stem(word));
      const name = await this.index.find(`${stem}=`);
      if (!name?.places.some(({ level }) => level === LEVEL_OF_CONTEXT)) continue;
      const isPart = await this.isPhrase(`${before} ${stem}`) || await this.isPhrase(`${stem} ${after}`);
      if (!isPart) names.push(number);
    }
    const isName = (word, number) => names.includes(number);
    this.words = [
      ...this.words.filter((word, number) => !isName(word, number)), ...this.words.filter(isName)];
  }

  async isPhrase(key) {
    return await this.index.find(`${key}=`) !== null || (await this.index.meanings(key)).length > 0;
  }

  async slots() {
    const slots = [];
    for (let start = 0; start < this.words.length;) {
      const slot = await this.slot(start);
      if (slot.telling) slots.push(slot);
      start += slot.length;
    }
    if (slots.length) return slots;
    // Nothing but stop words: then they count.
    return Promise.all(this.words.map(async (word, start) => ({ ...await this.word(word, true), start })));
  }

  async slot(start) {
    const stems = this.words.slice(start, start + LONGEST_PHRASE).map((word) => this.language.stem(word));
    for (let length = stems.length; length > 1; length -= 1) {
      const key = stems.slice(0, length).join(' ');
      const [name, meanings] = [await this.index.find(`${key}=`), await this.index.meanings(key)];
      if (!name && !meanings.length) continue;
      const words = this.words.slice(start, start + length);
      const own = words.filter((word) => !this.language.stopWords.has(word))
        .map((word) => this.language.stem(word));
      // What a whole phrase means is surer than its words.
      const alternatives = await this.alternatives(own, meanings, meanings.length ? 0.5 : 1, 0.9);
      if (name) alternatives.push({ terms: [name], weight: 1.5 });
      return { start, length, telling: true, alternatives };
    }
    const joined = this.language.stem(this.words.slice(start, start + 2).join(''));
    if (stems.length > 1 && await this.index.find(joined)) {
      const alternatives = await this.alternatives([joined], await this.index.meanings(joined));
      return { start, length: 2, telling: true, alternatives };
    }
    const slot = await this.word(this.words[start]);
    const name = await this.index.find(`${stems[0]}=`);
    if (name && slot.telling) slot.alternatives.push({ terms: [name], weight: 1 });
    return { ...slot, start };
  }

  async word(word, isTelling = !this.language.stopWords.has(word)) {
    const stem = this.language.stem(word);
    const meanings = await this.index.meanings(stem);
    const alternatives = isTelling || meanings.length
      ? await this.alternatives(isTelling ? [stem] : [], meanings) : [];
    return { length: 1, word, telling: isTelling || meanings.length > 0, alternatives };
  }

  // The stems themselves where pages have them, then what they mean.
  async alternatives(stems, meanings, ownWeight = 1, weight = 0.75) {
    const lists = [stems, ...meanings];
    const found = await Promise.all(lists.map(async (list, number) => {
      const terms = (await Promise.all(list.map((stem) => this.index.find(stem)))).filter(Boolean);
      const isWhole = number || terms.length === list.length;
      return { terms, weight: number ? weight * 0.95 ** (number - 1) : ownWeight * (isWhole ? 1 : 0.6) };
    }));
    return found.filter(({ terms }) => terms.length);
  }

  // Puts the words that are most likely meant in the place of those that no page has.
  async correct(slots) {
    const known = new Set(slots.flatMap((slot) => slot.alternatives)
      .flatMap(({ terms }) => terms).flatMap(({ places }) => places.map(({ entry }) => entry)));
    const unknown = slots.filter(({ alternatives, start }) =>
      !alternatives.length && !this.language.stopWords.has(this.words[start]));
    for (const slot of unknown.reverse()) {
      const isLast = slot.start === this.words.length - 1;
      const found = await this.meant(this.words[slot.start], isLast, known);
      if (!found) continue;
      this.words.splice(slot.start, 1, ...found.words);
      this.corrected ||= !found.isPrefix;
    }
  }

  async meant(word, isLast, known) {
    if (word.length < 3) return null;
    if (isLast) {
      const whole = await this.beginningWith(word);
      if (whole) return { words: [whole], isPrefix: true };
    }
    let near = await this.candidates(word, 2);
    // Most errors stand further behind; only where nothing is near, all words are looked through that
    // begin with the sound.
    if (!near.some(({ cost }) => cost <= 1.5)) near = await this.candidates(word, 1);
    for (const candidate of near) {
      const places = await this.index.find(this.language.stem(candidate.words[0]));
      if (places?.places.some(({ entry }) => known.has(entry))) candidate.cost -= 0.4;
    }
    near.sort((a, b) => a.cost - b.cost);
    return near[0] ?? null;
  }

  // The words near to `word` of those whose first `count` sounds are the same.
  async candidates(word, count) {
    const spellings = await this.index.spellings(word, count);
    const near = this.near(word, spellings);
    const split = await this.split(word, new Set(spellings.map((spelling) => spelling.word)));
    if (split) near.push({ words: split, cost: 0.9 });
    return near;
  }

  // The word of the index that is most often written of those that begin with `word`.
  async beginningWith(word) {
    const [terms, means] = await this.index.keys(word, 1);
    const keys = Object.keys(terms).concat(Object.keys(means))
      .filter((key) => key.startsWith(word) && !/[ =]/.test(key));
    const count = (key) => (Object.hasOwn(terms, key) ? parseInt(terms[key], 10) : 0);
    return keys.sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0] ?? null;
  }

  near(word, spellings) {
    const { language } = this;
    const [sound, stem] = [language.sound(word), language.stem(word)];
    const limit = word.length < 5 ? 1 : word.length < 8 ? 1.8 : 2.6;
    const start = word.slice(0, 2);
    return spellings.map((spelling) => {
      let distance = language.distance(word, spelling.word, limit + 1);
      // Another form of the word, whose endings do not count.
      if (spelling.word.startsWith(start)) {
        distance = Math.min(
          distance, language.distance(stem, language.stem(spelling.word), limit + 1));
      }
      if (distance === Infinity) return { cost: distance };
      const heard = language.sound(spelling.word) === sound ? 1.2 : 0;
      return { words: [spelling.word], cost: distance - heard - spelling.count * 0.06 };
    }).filter(({ cost }) => cost <= limit).sort((a, b) => a.cost - b.cost).slice(0, 4);
  }

  // Two known words that were written as one.
  async split(word, known) {
    for (let end = word.length - 3; end >= 3; end -= 1) {
      const [first, second] = [word.slice(0, end), word.slice(end)];
      if (known.has(first) && await this.index.find(this.language.stem(second))) return [first, second];
    }
    return null;
  }

  async rank(slots, slotCount) {
    const { entries } = this.index.directory;
    const [scores, counts, found] = [new Float64Array(entries), new Uint8Array(entries), []];
    for (const slot of slots) {
      Object.assign(slot, this.best(slot.alternatives, entries));
      for (const entry of slot.found) {
        if (!counts[entry]) found.push({ entry, slots });
        scores[entry] += slot.scores[entry];
        counts[entry] += 1;
      }
    }
    const named = await this.named();
    for (const result of found) {
      const { entry } = result;
      const share = 0.4 + 0.6 * counts[entry] / slotCount;
      result.score = scores[entry] * share * (named.has(entry) ? 2 : 1);
    }
    found.sort((a, b) => b.score - a.score || a.entry - b.entry);
    return this.spread(found);
  }

  // The entries of a slot, and of each what the alternative says that tells most, and which it is.
  best(alternatives, entries) {
    const [scores, winners, found] = [new Float64Array(entries), new Uint8Array(entries), []];
    for (let number = 0; number < alternatives.length; number += 1) {
      const { terms } = alternatives[number];
      const [own, counts] = [new Float64Array(entries), new Uint8Array(entries)];
      for (const term of terms) {
        const value = this.value(alternatives[number], term);
        for (const { entry, level } of term.places) {
          own[entry] += value * level;
          counts[entry] += 1;
        }
      }
      for (const { places } of terms) {
        for (const { entry } of places) {
          const score = own[entry] * (counts[entry] < terms.length ? 0.6 : 1);
          if (!scores[entry]) found.push(entry);
          if (score > scores[entry]) [scores[entry], winners[entry]] = [score, number];
        }
      }
    }
    return { scores, winners, found };
  }

  // What a level of 1 tells where a stem of an alternative stands.
  value({ terms, weight }, term) {
    return weight * term.weight / 63 / Math.sqrt(terms.length);
  }

  // The section of an entry that tells most, which only those that are shown need.
  section({ entry, slots }) {
    const sections = new Map();
    for (const { alternatives, scores, winners } of slots) {
      if (!scores[entry]) continue;
      const winner = alternatives[winners[entry]];
      for (const term of winner.terms) {
        const place = term.places.find((place) => place.entry === entry);
        if (!place) continue;
        const value = this.value(winner, term) * place.level;
        sections.set(place.section, (sections.get(place.section) ?? 0) + value);
      }
    }
    return strongest(sections);
  }

  // The entries that the whole query is a name of, with or without its stop words.
  async named() {
    const stem = (word) => this.language.stem(word);
    const telling = this.words.filter((word) => !this.language.stopWords.has(word));
    const keys = [this.words, telling].map((words) => `${words.map(stem).join(' ')}=`);
    const found = await Promise.all(keys.map((key) => this.index.find(key)));
    return new Set(found.filter(Boolean).flatMap(({ places }) => places)
      .filter(({ level }) => level > LEVEL_OF_CONTEXT).map(({ entry }) => entry));
  }

  // At most three results of a group among the first ten, then the rest.
  spread(found) {
    const { groups } = this.index.directory;
    const counts = new Map();
    const [first, rest] = [[], []];
    let number = 0;
    for (; number < found.length && first.length < 10; number += 1) {
      const { entry } = found[number];
      const group = groups.findLastIndex(([start, end]) => start <= entry && entry < end);
      const count = counts.get(group) ?? 0;
      counts.set(group, count + 1);
      (group < 0 || count < 3 ? first : rest).push(found[number]);
    }
    return [...first, ...found.slice(number), ...rest];
  }
}

function strongest(sections) {
  let [best, most] = [0, 0];
  for (const [section, value] of sections) {
    if (value > most || value === most && section < best) [best, most] = [section, value];
  }
  return best;
}

// The page.
class SearchPage {
  constructor(form) {
    const part = (name) => document.getElementById(`search-${name}`);
    this.form = form;
    this.field = part('query');
    this.parts = Object.fromEntries(
      ['help', 'shown', 'meant', 'instead', 'count', 'list', 'more', 'result', 'letters']
        .map((name) => [name, part(name)]));
    this.number = 0;
    this.root = form.dataset.root;
  }

  // The index, opened once.
  open() {
    this.opened ??= this.openAt(this.form.dataset.index).catch((error) => {
      this.opened = undefined;
      throw error;
    });
    return this.opened;
  }

  openAt(address) {
    const end = address.lastIndexOf('/') + 1;
    return Index.open(address.slice(end), async (name) => {
      const answer = await fetch(address.slice(0, end) + name);
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return answer.json();
    });
  }

  // Whether the site was published anew since this page was opened, so that its index has another
  // name and files of the old one are gone.
  async isOutdated() {
    const { action, dataset } = this.form;
    const answer = await fetch(action, { cache: 'no-cache' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const { index } = page.getElementById('search-form')?.dataset ?? {};
    if (!index || index === dataset.index) return false;
    dataset.index = index;
    this.opened = undefined;
    return true;
  }

  start() {
    let timer;
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(timer);
      this.go(this.field.value, false);
    });
    this.field.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.type(this.field.value), 200);
    });
    this.parts.instead.addEventListener('click', (event) => {
      event.preventDefault();
      this.go(this.field.value, true);
    });
    this.parts.more.addEventListener('click', () => this.more());
    addEventListener('popstate', () => this.read());
    this.read();
  }

  // Shows what the address asks for.
  read() {
    const query = new URLSearchParams(location.search);
    this.field.value = (query.get('q') ?? '').slice(0, 200);
    this.show(this.field.value, query.has('exact'));
  }

  go(text, isExact) {
    const address = this.address(text, isExact);
    if (address !== location.search) history.pushState(null, '', address);
    return this.show(text, isExact);
  }

  // Whoever comes back from a result finds what was typed.
  type(text) {
    history.replaceState(null, '', text ? this.address(text, false) : location.pathname);
    return this.show(text, false);
  }

  address(text, isExact) {
    return `?${new URLSearchParams(isExact ? { q: text, exact: '' } : { q: text })}`;
  }

  async show(text, isExact) {
    const number = this.number += 1;
    if (!text.trim()) return this.clear();
    try {
      return await this.answer(text, isExact, number);
    } catch (error) {
      const isOutdated = await this.isOutdated().catch(() => false);
      if (number !== this.number) return undefined;
      if (isOutdated) return this.show(text, isExact);
      this.fail();
      throw error;
    }
  }

  async answer(text, isExact, number) {
    this.parts.help.hidden = true;
    const index = await this.open();
    const search = new Search(index, text);
    this.parts.help.hidden = !search.isDanger();
    await search.run(isExact);
    if (number !== this.number) return;
    const items = await this.items(index, search, 0);
    if (number !== this.number) return;
    Object.assign(this, { index, search });
    this.draw(items, text);
  }

  clear() {
    const { help, shown, list, more, letters } = this.parts;
    help.hidden = shown.hidden = more.hidden = true;
    letters.hidden = false;
    list.replaceChildren();
    this.say('');
  }

  // The help card stays: it may be all that could be found out.
  fail() {
    const { hidden } = this.parts.help;
    this.clear();
    this.parts.help.hidden = hidden;
    this.say(this.form.dataset.failed);
  }

  // What screen readers say: never the results, only how many there are.
  say(text) {
    if (this.parts.count.textContent !== text) this.parts.count.textContent = text;
  }

  draw(items, text) {
    const { search } = this;
    const { help, shown, meant, instead, letters, list } = this.parts;
    help.hidden = !search.danger;
    shown.hidden = !search.corrected;
    meant.textContent = search.words.join(' ');
    instead.textContent = text;
    instead.href = this.address(text, true);
    letters.hidden = search.results.length > 0;
    list.replaceChildren();
    this.append(items);
    const { length } = search.results;
    this.say(length ? `${this.form.dataset.count} ${length}` : this.form.dataset.none);
  }

  append(items) {
    const { list, more } = this.parts;
    list.append(...items);
    more.hidden = list.children.length >= this.search.results.length;
  }

  async more() {
    const { index, search, number, parts: { list } } = this;
    const start = list.children.length;
    try {
      const items = await this.items(index, search, start);
      // Another search, or a second click, may have been faster.
      if (number !== this.number || start !== list.children.length) return;
      this.append(items);
      items[0]?.querySelector('a').focus();
    } catch (error) {
      if (number === this.number) this.say(this.form.dataset.failed);
      throw error;
    }
  }

  // Ten results from the given one on.
  async items(index, search, start) {
    const results = search.results.slice(start, start + 10);
    const entries = await Promise.all(
      results.map((result) => index.entry(result.entry, search.section(result))));
    const { language } = index;
    const stems = new Set(search.words.filter((word) => !language.stopWords.has(word))
      .map((word) => language.stem(word)));
    const mark = (element, text) => this.mark(element, text, language, stems);
    return entries.map((entry) => this.item(entry, mark));
  }

  item({ address, title, summary, label, anchor, heading, excerpt }, mark) {
    const item = this.parts.result.content.cloneNode(true).firstElementChild;
    const link = item.querySelector('a');
    link.href = this.root + address + (anchor ? `#${encodeURIComponent(anchor)}` : '');
    mark(link, heading ? `${title}: ${heading}` : title);
    item.querySelector('.result-label').textContent = label;
    mark(item.querySelector('.result-text'), excerpt || summary);
    return item;
  }

  // Writes `text` with the words that have one of `stems` marked.
  mark(element, text, language, stems) {
    let plain = '';
    for (const part of text.split(/([\p{L}\p{N}\p{M}'\u2019]+)/u)) {
      if (stems.has(language.stemOf(part))) {
        const mark = document.createElement('mark');
        mark.textContent = part;
        element.append(plain, mark);
        plain = '';
      } else {
        plain += part;
      }
    }
    element.append(plain);
  }
}

if (globalThis.document) {
  const form = document.getElementById('search-form');
  if (form) new SearchPage(form).start();
}
