"""Noise schedules of the two models, and their diffusers scheduler_config.json."""
import numpy as np
import torch
from diffusers import DDIMScheduler, PNDMScheduler

SCHEDULER_CONFIGS = {
    "base": {
        "_class_name": "PNDMScheduler", "_diffusers_version": "0.42.1", "num_train_timesteps": 1000,
        "beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012, "trained_betas": None,
        "prediction_type": "epsilon", "set_alpha_to_one": False, "skip_prk_steps": True, "steps_offset": 1,
        "timestep_spacing": "leading",
    },
    "fast": {
        "_class_name": "DDIMScheduler", "_diffusers_version": "0.42.1", "num_train_timesteps": 1000,
        "beta_schedule": "squaredcos_cap_v2", "beta_start": 0.0001, "beta_end": 0.02, "trained_betas": None,
        "prediction_type": "v_prediction", "set_alpha_to_one": False, "clip_sample": False,
        "clip_sample_range": 1.0, "dynamic_thresholding_ratio": 0.995, "sample_max_value": 1.0,
        "thresholding": False, "steps_offset": 1, "timestep_spacing": "trailing", "rescale_betas_zero_snr": True,
    },
}


def scheduler(model: str):
    """The diffusers scheduler that samples from the model."""
    kind = PNDMScheduler if model == "base" else DDIMScheduler
    return kind(**{k: v for k, v in SCHEDULER_CONFIGS[model].items() if not k.startswith("_")})


def signal_and_noise(model: str) -> tuple[torch.Tensor, torch.Tensor]:
    """(alpha, sigma), each (1000,): x_t = alpha x_0 + sigma epsilon, alpha^2 + sigma^2 = 1."""
    cumulative = scheduler(model).alphas_cumprod.double()
    return cumulative.sqrt().float(), (1 - cumulative).sqrt().float()


def noise_level(model: str) -> torch.Tensor:
    """(1000,): the angle atan2(sigma, alpha) of each timestep, scaled to 0 to 1000."""
    alpha, sigma = signal_and_noise(model)
    return torch.atan2(sigma, alpha) * (2000 / torch.pi)
