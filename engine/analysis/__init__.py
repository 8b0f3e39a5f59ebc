"""The explanation facility as data: proof, why-not, counterfactuals, robustness, outlook.

`report.Report` gathers it all; sentences are the business of `phrasing/`.
"""
