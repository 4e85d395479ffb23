"""Makes a model of Stable Diffusion 1.5's architecture with random weights, to time engines without its weights:

    python random-sd15.py OUT TOKENIZER

OUT becomes a folder in the layout of diffusers (float32); TOKENIZER is a folder of a CLIP tokenizer. The recipe
of docs/export-models.md exports it. Needs torch, diffusers and transformers, which OnPar itself does not.
"""

import sys

import torch
from diffusers import AutoencoderKL, PNDMScheduler, StableDiffusionPipeline, UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer


def build_unet():
    return UNet2DConditionModel(
        sample_size=64, in_channels=4, out_channels=4, layers_per_block=2,
        block_out_channels=(320, 640, 1280, 1280),
        down_block_types=("CrossAttnDownBlock2D",) * 3 + ("DownBlock2D",),
        up_block_types=("UpBlock2D",) + ("CrossAttnUpBlock2D",) * 3,
        cross_attention_dim=768, attention_head_dim=8)


def build_vae():
    return AutoencoderKL(
        sample_size=512, block_out_channels=(128, 256, 512, 512), layers_per_block=2,
        down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4,
        latent_channels=4, norm_num_groups=32, scaling_factor=0.18215)


def build_text_encoder():
    return CLIPTextModel(CLIPTextConfig(
        vocab_size=49408, hidden_size=768, intermediate_size=3072, num_hidden_layers=12, num_attention_heads=12,
        max_position_embeddings=77, hidden_act="quick_gelu", projection_dim=768))


def main():
    out, tokenizer_folder = sys.argv[1:]
    torch.manual_seed(0)
    with torch.device("cuda" if torch.cuda.is_available() else "cpu"):
        unet, vae, text_encoder = build_unet(), build_vae(), build_text_encoder()
    parameters = sum(p.numel() for p in unet.parameters())
    assert parameters == 859_520_964, f"the U-Net of Stable Diffusion 1.5 has other parameters: {parameters}"
    tokenizer = CLIPTokenizer.from_pretrained(tokenizer_folder)
    tokenizer.model_max_length = 77
    scheduler = PNDMScheduler(
        beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", skip_prk_steps=True,
        set_alpha_to_one=False, steps_offset=1)
    StableDiffusionPipeline(
        vae=vae, text_encoder=text_encoder, tokenizer=tokenizer, unet=unet, scheduler=scheduler,
        safety_checker=None, feature_extractor=None, requires_safety_checker=False).save_pretrained(out)


main()
