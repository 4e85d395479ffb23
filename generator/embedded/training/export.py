"""Exports a model to the diffusers ONNX layout: float16 weights, cast to float32 in the graph."""
import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from schedules import SCHEDULER_CONFIGS, noise_level, signal_and_noise
from text_encoder import WIDTH, TextEncoder
from tokenizer import END, MAX_LENGTH, VOCAB, save, tokenize
from unet import UNet
from vae import Decoder

OPSET = 18
SMALL = 64


class ExportedUNet(nn.Module):
    """The U-Net behind diffusers' interface: timestep in, epsilon (base) or v (fast) out."""

    def __init__(self, model: str, network: UNet):
        super().__init__()
        self.network = network
        self.gives_epsilon = SCHEDULER_CONFIGS[model]["prediction_type"] == "epsilon"
        alphas, sigmas = signal_and_noise(model)
        self.register_buffer("table", torch.stack([noise_level(model), alphas, sigmas]))

    def forward(self, sample, timestep, encoder_hidden_states):
        # Schedulers such as Euler ask between timesteps: the table is read by linear interpolation.
        below = timestep.floor().clamp(0, 999)
        part = timestep - below
        low, high = below.long(), (below + 1).clamp(max=999).long()
        level, alpha, sigma = (row[low] + part * (row[high] - row[low]) for row in self.table)
        v = self.network(sample, level, encoder_hidden_states)
        return alpha * v + sigma * sample if self.gives_epsilon else v


class ExportedDecoder(nn.Module):
    """The decoder behind diffusers' interface: the channels' own means and spreads are undone here."""

    def __init__(self, decoder: Decoder, norm: dict, scaling_factor: float):
        super().__init__()
        self.decoder = decoder
        self.register_buffer("spread", (norm["std"] * scaling_factor)[:, None, None])
        self.register_buffer("mean", norm["mean"][:, None, None])

    def forward(self, latent_sample):
        return self.decoder(latent_sample * self.spread + self.mean)


def halve_weights(path: Path) -> None:
    """Stores float32 initializers as float16, cast back where used: those that lose nothing by it."""
    model = onnx.load(path)
    casts = []
    for tensor in list(model.graph.initializer):
        values = numpy_helper.to_array(tensor)
        if tensor.data_type != TensorProto.FLOAT or values.size <= SMALL:
            continue
        if not np.array_equal(values.astype(np.float16).astype(np.float32), values):
            continue
        name = tensor.name
        half = numpy_helper.from_array(values.astype(np.float16), name + "_half")
        model.graph.initializer.remove(tensor)
        model.graph.initializer.append(half)
        casts.append(helper.make_node("Cast", [half.name], [name], to=TensorProto.FLOAT))
    for node in reversed(casts):
        model.graph.node.insert(0, node)
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    del model.graph.value_info[:]
    del model.metadata_props[:]
    onnx.checker.check_model(model)
    onnx.save(model, path)


def export_part(module: nn.Module, inputs: dict, output: str, path: Path) -> float:
    """Writes one graph; returns the largest difference between onnxruntime and torch.

    Torch's weights, but not its tables, are rounded to float16 first.
    """
    for parameter in module.parameters():
        parameter.data = parameter.data.half().float()
    module.eval().requires_grad_(False)
    path.parent.mkdir(parents=True, exist_ok=True)
    batch = torch.export.Dim("batch", min=1, max=4096)
    shapes = {name: {} if name == "timestep" else {0: batch} for name in inputs}
    torch.onnx.export(module, tuple(inputs.values()), path, input_names=list(inputs), output_names=[output],
                      opset_version=OPSET, dynamo=True, dynamic_shapes=tuple(shapes.values()), external_data=False,
                      optimize=True, verbose=False)
    halve_weights(path)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    worst = 0.0
    for count in (len(next(iter(inputs.values()))), 1, 7):
        feeds = {k: v if k == "timestep" else v[torch.arange(count) % len(v)] for k, v in inputs.items()}
        given = session.run([output], {k: v.numpy() for k, v in feeds.items()})[0]
        wanted = module(*feeds.values())
        worst = max(worst, float(np.abs(given - wanted.numpy()).max()))
    return worst


def write_json(path: Path, content: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2) + "\n")


def write_configs(folder: Path, model: str, scaling_factor: float) -> None:
    scheduler = SCHEDULER_CONFIGS[model]
    write_json(folder / "scheduler/scheduler_config.json", scheduler)
    parts = {name: ["diffusers", "OnnxRuntimeModel"] for name in ("text_encoder", "unet", "vae_decoder")}
    write_json(folder / "model_index.json", {
        "_class_name": "OnnxStableDiffusionPipeline", "_diffusers_version": scheduler["_diffusers_version"],
        "scheduler": ["diffusers", scheduler["_class_name"]], "tokenizer": ["transformers", "CLIPTokenizer"], **parts,
    })
    write_json(folder / "vae/config.json", {
        "_class_name": "AutoencoderKL", "latent_channels": 4, "in_channels": 3, "out_channels": 3,
        "block_out_channels": [32, 32, 48, 96], "sample_size": 64, "scaling_factor": scaling_factor,
    })
    write_json(folder / "unet/config.json", {
        "sample_size": 8, "in_channels": 4, "out_channels": 4, "cross_attention_dim": WIDTH,
    })
    write_json(folder / "text_encoder/config.json", {
        "vocab_size": len(VOCAB), "hidden_size": WIDTH, "max_position_embeddings": MAX_LENGTH,
        "pad_token_id": VOCAB[END], "eos_token_id": VOCAB[END],
    })


@torch.no_grad()
def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("model", choices=list(SCHEDULER_CONFIGS))
    parser.add_argument("--checkpoints", type=Path, required=True)
    parser.add_argument("--encoded", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    text, network, decoder = TextEncoder(), UNet(args.model), Decoder()
    text.load_state_dict(torch.load(args.checkpoints / "text.pt")["encoder"])
    decoder.load_state_dict(torch.load(args.checkpoints / "vae.pt")["decoder"])
    network.load_state_dict(torch.load(args.checkpoints / f"{args.model}.pt")["average"])
    norm = torch.load(args.encoded / "norm.pt")
    scaling_factor = round(1 / norm["std"].mean().item(), 5)
    write_configs(args.out, args.model, scaling_factor)
    save(args.out / "tokenizer")
    ids = torch.tensor([tokenize(c) for c in ("a red circle", "two small blue squares on a white background", "")])
    hidden = text(ids)
    latents = torch.randn(3, 4, 8, 8, generator=torch.Generator().manual_seed(0))
    worst = {
        "text_encoder": export_part(text, {"input_ids": ids}, "last_hidden_state", args.out / "text_encoder/model.onnx"),
        "unet": export_part(ExportedUNet(args.model, network),
                            {"sample": latents, "timestep": torch.tensor([500.5]), "encoder_hidden_states": hidden},
                            "out_sample", args.out / "unet/model.onnx"),
        "vae_decoder": export_part(ExportedDecoder(decoder, norm, scaling_factor), {"latent_sample": latents / scaling_factor},
                                   "sample", args.out / "vae_decoder/model.onnx"),
    }
    print("largest differences from torch:", worst)
    if max(worst.values()) > 1e-4:
        raise SystemExit("The export differs from torch by more than 1e-4.")


if __name__ == "__main__":
    main()
