"""Builds a CLIP tokenizer (byte-level BPE with </w>) whose merges make every grammar word one token."""
import argparse
import json
from pathlib import Path

from captions import plural
from world import BACKGROUNDS, CELLS, COLOURS, SHAPES, SIZES

MAX_LENGTH = 28
START, END = "<|startoftext|>", "<|endoftext|>"


def grammar_words() -> list[str]:
    words = ["a", "an", "one", "two", "three", "four", "in", "the", "on", "of", "to", "and", "background"]
    words += ["left", "right", "above", "below", "under", "big", "top", "bottom", "of"]
    words += [w for cell in CELLS for w in cell.split()] + SIZES + COLOURS + BACKGROUNDS + SHAPES
    return sorted({*words, *[plural(s) for s in SHAPES], ","})


def byte_characters() -> list[str]:
    """The 256 printable stand-ins of byte-level BPE, in GPT-2's order."""
    kept = [*range(33, 127), *range(161, 173), *range(174, 256)]
    return [chr(b) for b in kept] + [chr(256 + i) for i in range(256 - len(kept))]


def learn_merges(words: list[str]) -> list[tuple[str, str]]:
    """Merges that join, most frequent pair first, until each word is one symbol."""
    split = [[*w[:-1], w[-1] + "</w>"] for w in words]
    merges = []
    while True:
        counts: dict[tuple[str, str], int] = {}
        for symbols in split:
            for pair in zip(symbols, symbols[1:]):
                counts[pair] = counts.get(pair, 0) + 1
        if not counts:
            return merges
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        split = [apply_merge(symbols, best) for symbols in split]


def apply_merge(symbols: list[str], pair: tuple[str, str]) -> list[str]:
    joined, i = [], 0
    while i < len(symbols):
        if tuple(symbols[i : i + 2]) == pair:
            joined.append("".join(pair))
            i += 2
        else:
            joined.append(symbols[i])
            i += 1
    return joined


def build() -> tuple[dict[str, int], list[tuple[str, str]]]:
    """(vocabulary, merges) as in vocab.json and merges.txt."""
    merges = learn_merges(grammar_words())
    symbols = byte_characters()
    symbols += [c + "</w>" for c in symbols] + ["".join(pair) for pair in merges] + [START, END]
    return {symbol: i for i, symbol in enumerate(symbols)}, merges


VOCAB, MERGES = build()


def tokenize(caption: str) -> list[int]:
    """Ids of a caption of grammar words, with start and end, padded with the end token."""
    words = caption.replace(",", " ,").split()
    ids = [VOCAB[START], *[VOCAB[w + "</w>"] for w in words], VOCAB[END]]
    if len(ids) > MAX_LENGTH:
        raise ValueError(f"too long: {caption}")
    return ids + [VOCAB[END]] * (MAX_LENGTH - len(ids))


def save(folder: Path) -> None:
    """Writes the four files of a CLIP tokenizer folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.json").write_text(json.dumps(VOCAB, ensure_ascii=False, separators=(",", ":")) + "\n")
    (folder / "merges.txt").write_text("#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in MERGES))
    def special(text):
        return {"content": text, "lstrip": False, "normalized": True, "rstrip": False, "single_word": False}
    config = {
        "add_prefix_space": False, "bos_token": {"__type": "AddedToken", **special(START)}, "do_lower_case": True,
        "eos_token": {"__type": "AddedToken", **special(END)}, "errors": "replace", "model_max_length": MAX_LENGTH,
        "pad_token": END, "tokenizer_class": "CLIPTokenizer", "unk_token": {"__type": "AddedToken", **special(END)},
    }
    tokens = {"bos_token": special(START), "eos_token": special(END), "pad_token": END, "unk_token": special(END)}
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n")
    (folder / "special_tokens_map.json").write_text(json.dumps(tokens, indent=2) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    save(parser.parse_args().folder)
